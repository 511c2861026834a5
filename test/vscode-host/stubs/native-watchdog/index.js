// In place of a native module that ends the process when its parent is gone. The host ends its process group itself.
exports.start = () => {};
exports.exit = (code) => process.exit(code || 0);
