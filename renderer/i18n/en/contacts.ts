import type { Translation } from '../translation.ts';
import type { contacts as zh } from '../zh-CN/contacts.ts';

export const contacts: Translation<typeof zh> = {};
