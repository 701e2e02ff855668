// The entry of every process of Vigie: the only place that reads the process itself.
export {};

const stop = new AbortController();
process.on('SIGINT', () => {
  // Asked twice: the person wants out now. PostgreSQL loses nothing that was committed.
  if (stop.signal.aborted) process.exit(130);
  stop.abort();
});
process.on('SIGTERM', () => stop.abort());
process.on('SIGHUP', () => stop.abort());
// A child lives with its parent: kill -9 of the parent closes this channel, perhaps before these lines run.
process.on('disconnect', () => stop.abort());
if (process.connected === false) stop.abort();
// `vigie queue | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3));

// A mistake of ours: one line for the person, the trace for whoever asks for it, and never a half-alive process.
process.on('uncaughtException', (error) => {
  const isAsked = process.env.VIGIE_DEBUG === '1';
  process.stderr.write(`vigie: ${isAsked ? (error.stack ?? error.message) : error.message}\n`);
  process.exit(3);
});

// Loaded after the handlers above stand: loading takes a second, and Ctrl-C must work during it.
const { runCommandLine } = await import('./run.ts');
process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  workingFolder: process.cwd(),
  streams: { out: process.stdout, err: process.stderr },
  stop: stop.signal,
});
// What remains open now (a pool, a timer) belongs to work that was given up.
if (stop.signal.aborted) process.exit();
