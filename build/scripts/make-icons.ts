/**
 * Draws the icons of the packages from renderer/icon.svg; what it makes is committed.
 *   node build/scripts/make-icons.ts
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

const root = resolve(import.meta.dirname, '../..');
const linuxSizes = [16, 32, 48, 64, 128, 256, 512];
const windowsSizes = [16, 24, 32, 48, 64, 256];

async function draw(page: Page, svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
}

/** A Windows icon file: a table of pictures, each a whole PNG. */
function toIco(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const row = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, row);
    head.writeUInt8(size % 256, row + 1);
    head.writeUInt16LE(1, row + 4);
    head.writeUInt16LE(32, row + 6);
    head.writeUInt32LE(png.length, row + 8);
    head.writeUInt32LE(offset, row + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

const svg = readFileSync(join(root, 'renderer/icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  mkdirSync(join(root, 'build/icons'), { recursive: true });
  for (const size of linuxSizes) {
    writeFileSync(join(root, `build/icons/${size}x${size}.png`), await draw(page, svg, size));
  }
  const pictures: { size: number; png: Buffer }[] = [];
  for (const size of windowsSizes) pictures.push({ size, png: await draw(page, svg, size) });
  writeFileSync(join(root, 'build/icon.ico'), toIco(pictures));
} finally {
  await browser.close();
}
