import { fileGroupOf } from '../../main/terms/attachment-terms.ts';

/**
 * The name under which a file that came from outside is saved: no folder, no character that a file system refuses or
 * that turns the reading order round, and no ending by which a click would run it.
 */
export function safeFileName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '_').replaceAll(/^[. ]+|[. ]+$/gu, '');
  return fileGroupOf(plain) === null ? `${plain || 'attachment'}.bin` : plain;
}
