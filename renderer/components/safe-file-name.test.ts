import { expect, test } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

test.each([
  ['水沟照片.jpg', '水沟照片.jpg'],
  ['C:\\Users\\a.pdf', 'C__Users_a.pdf'],
  ['../../etc/x.png', '_.._etc_x.png'],
  ['photo\u202Egpj.exe', 'photo_gpj.exe.bin'],
  ['run.bat', 'run.bat.bin'],
  ['a.jpg.lnk', 'a.jpg.lnk.bin'],
  ['a.jpg. ', 'a.jpg'],
  ['...', 'attachment.bin'],
])('a hostile name neither leads elsewhere nor runs: %s', (name, saved) => {
  expect(safeFileName(name)).toBe(saved);
});
