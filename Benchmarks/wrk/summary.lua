-- What Benchmarks/run reads, on one line of its own.
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    "SUMMARY %.2f %.3f %.3f %d %d %.1f\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    summary.bytes / math.max(1, summary.requests)))
end
