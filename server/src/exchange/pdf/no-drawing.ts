/**
 * pdf.js makes things to draw with when it is loaded, also where nothing is drawn, and asks which browser it is in:
 * where there is none, empty ones stand for them. To be imported before it.
 */

const empty = {
  DOMMatrix: class {
    readonly isIdentity = true;
  },
  ImageData: class {
    readonly width = 0;
  },
  Path2D: class {
    readonly isEmpty = true;
  },
  navigator: { language: 'zh-CN', platform: '', userAgent: '' },
};

for (const [name, stand] of Object.entries(empty)) {
  if (!(name in globalThis)) Object.assign(globalThis, { [name]: stand });
}
