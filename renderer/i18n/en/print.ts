import type { Translation } from '../translation.ts';
import type { print as zh } from '../zh-CN/print.ts';

export const print: Translation<typeof zh> = {};
