// In place of VS Code's native logger, which needs a compiler. One `exports.x =` a line: VS Code imports it as ESM.
const fs = require('fs');
const path = require('path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  constructor(file) {
    for (const level of levels) {
      this[level] = (message) => {
        try {
          fs.appendFileSync(file, `${new Date().toISOString()} [${level}] ${message}\n`);
        } catch {
          // The folder is gone when the server ends; its last words do not matter.
        }
      };
    }
  }
  getLevel() {
    return levels.indexOf('info');
  }
  setLevel() {}
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}

async function createLogger(_name, file) {
  await fs.promises.mkdir(path.dirname(file), { recursive: true });
  return new Logger(file);
}

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
