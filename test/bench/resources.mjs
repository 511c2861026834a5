// node --import test/bench/resources.mjs PROGRAM: writes to file 3 what the program used in all, when it ends:
// the most memory it ever held, in bytes, and its time on the processor, in milliseconds.
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Threads load this too; what they used is part of the whole.
if (isMainThread)
  process.once('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeSync(3, JSON.stringify({ peak: maxRSS * 1024, processor: (userCPUTime + systemCPUTime) / 1000 }));
  });
