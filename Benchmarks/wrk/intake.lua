-- POSTs complaints, each one different: the thread's number, a counter and the time go into the text.
dofile(os.getenv("BENCH_SPREAD"))

local threads = 0
function setup(thread)
  spread(thread)
  threads = threads + 1
  thread:set("place", threads)
end

local kinds = { "functional-fault", "service-quality", "information-error", "privacy", "other" }

function init(args)
  count = 0
  start = os.time() % 100000
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  count = count + 1
  local body = string.format(
    '{"type":"%s","title":"订单 %d-%d-%d 迟迟没有发货",' ..
    '"content":"我在网站上付款已经五天，订单页面一直显示“处理中”，客服电话没有人接。请尽快发货，或者把钱退给我。流水 %d。",' ..
    '"about":"订单系统","userID":"u%d","contact":{"email":"c%d.%d@example.org","phone":"139%08d"}}',
    kinds[count % 5 + 1], start, place, count, count, count, start, count, count % 100000000)
  return wrk.format("POST", "/api/v1/complaints", nil, body)
end

dofile(os.getenv("BENCH_SUMMARY"))
