import type { Translation } from '../translation.ts';
import type { fields as zh } from '../zh-CN/fields.ts';

export const fields: Translation<typeof zh> = {};
