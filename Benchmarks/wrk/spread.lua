-- With BENCH_PORTS, each thread of wrk goes to a port of its own, so that several nodes get equal shares.
local place = 0
function spread(thread)
  local ports = {}
  for port in string.gmatch(os.getenv("BENCH_PORTS") or "", "%d+") do
    ports[#ports + 1] = port
  end
  if #ports > 0 then
    thread.addr = wrk.lookup("127.0.0.1", ports[place % #ports + 1])[1]
    place = place + 1
  end
end
