// Loaded into the server before its own program: says what it holds when everything that nobody needs is thrown away.
process.on('message', () => {
  globalThis.gc();
  setTimeout(() => {
    globalThis.gc();
    process.send(process.memoryUsage());
  }, 50);
});
// The server ends when its client is gone, not when this channel is.
process.channel.unref();
