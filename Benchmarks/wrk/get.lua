-- GETs the addresses of the file BENCH_REQUESTS one after another; each line is a path, then its headers, tab-separated.
dofile(os.getenv("BENCH_SPREAD"))

function setup(thread)
  spread(thread)
end

local requests = {}
function init(args)
  for line in io.lines(os.getenv("BENCH_REQUESTS")) do
    local path, headers = nil, {}
    for part in string.gmatch(line, "[^\t]+") do
      if path then
        local name, value = string.match(part, "^([^:]+): (.*)$")
        headers[name] = value
      else
        path = part
      end
    end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
  turn = math.random(#requests)
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end

dofile(os.getenv("BENCH_SUMMARY"))
