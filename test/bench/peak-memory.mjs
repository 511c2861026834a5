// node --import test/bench/peak-memory.mjs PROGRAM: writes the most memory the program ever held, in bytes, to file 3.
import { writeSync } from 'node:fs';

process.once('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS * 1024));
});
