import type { FolderProblem } from './data-folder.ts';
import type { SelfTestPart } from './self-test.ts';

/** Why the program cannot start, or cannot go on. */
export type StartProblem =
  | FolderProblem
  | 'KEY_STORE'
  | 'RENDERER_MISSING'
  | 'PORT_IN_USE'
  | 'STOPPED'
  | `SELF_TEST_${SelfTestPart}`;

/** What happened, what was kept, what to do: each a sentence, without paths and raw messages. */
export interface Explanation {
  readonly happened: string;
  readonly kept: string;
  readonly todo: string;
}

interface InBothLanguages {
  readonly zh: Explanation;
  readonly en: Explanation;
}

const untouched = { zh: '没有动过任何数据。', en: 'No data was touched.' };

const selfTest = (zh: string, en: string): InBothLanguages => ({
  zh: {
    happened: `本机缺少程序必需的功能：${zh}。`,
    kept: untouched.zh,
    todo: '请重新安装程序，仍不行请联系技术人员。',
  },
  en: {
    happened: `This machine lacks what the program needs: ${en}.`,
    kept: untouched.en,
    todo: 'Install the program again, or ask for support.',
  },
});

/** Before a page is open no renderer can translate: Chinese, then English. */
export const explanations: Readonly<Record<StartProblem, InBothLanguages>> = {
  DATA_FOLDER_NETWORK: {
    zh: {
      happened: '数据文件夹在网络位置上，断线会损坏台账。',
      kept: untouched.zh,
      todo: '请用本机硬盘上的文件夹。',
    },
    en: {
      happened: 'The data folder is on a network share, where a broken line damages the register.',
      kept: untouched.en,
      todo: 'Choose a folder on this PC.',
    },
  },
  DATA_FOLDER_SYNCED: {
    zh: {
      happened: '数据文件夹在网盘同步目录里，个人信息会被传到网上。',
      kept: untouched.zh,
      todo: '请用同步目录以外的文件夹。',
    },
    en: {
      happened: 'The data folder is synchronised to a cloud, which would carry personal data away.',
      kept: untouched.en,
      todo: 'Choose another folder.',
    },
  },
  DATA_FOLDER_UNWRITABLE: {
    zh: {
      happened: '数据文件夹不能写入。',
      kept: untouched.zh,
      todo: '请检查权限和磁盘空间，然后重新启动程序。',
    },
    en: {
      happened: 'The data folder cannot be written.',
      kept: untouched.en,
      todo: 'Check permissions and free space, then start again.',
    },
  },
  DATA_FOLDER_IN_USE: {
    zh: {
      happened: '程序已在使用这个数据文件夹，但没有应答。',
      kept: untouched.zh,
      todo: '请先关闭已打开的程序（窗口或浏览器里的），再重新启动。',
    },
    en: {
      happened: 'The program already uses this data folder but does not answer.',
      kept: untouched.en,
      todo: 'Close it (its window, or the one in the browser), then start again.',
    },
  },
  KEY_STORE: {
    zh: {
      happened: '本机保管的密钥不能读取。',
      kept: '台账没有改动。',
      todo: '请先解锁系统密钥环或重新登录系统再试；仍不行请联系技术人员，不要删除数据文件夹。',
    },
    en: {
      happened: 'The key that this machine keeps cannot be read.',
      kept: 'The register was not changed.',
      todo: 'Unlock the system’s keyring or sign in again and retry; else ask for support. Do not delete the data folder.',
    },
  },
  RENDERER_MISSING: {
    zh: { happened: '程序文件不完整，缺少界面。', kept: untouched.zh, todo: '请重新安装。' },
    en: {
      happened: 'The program is incomplete: its screens are missing.',
      kept: untouched.en,
      todo: 'Install it again (from sources: npm run build).',
    },
  },
  PORT_IN_USE: {
    zh: { happened: '端口已被占用或不能使用。', kept: untouched.zh, todo: '请换一个端口。' },
    en: { happened: 'The port cannot be used.', kept: untouched.en, todo: 'Choose another one.' },
  },
  STOPPED: {
    zh: {
      happened: '程序遇到意外情况，已经停止。',
      kept: '提示过“已登记”“已保存”的内容都在；正在填写的内容以最后一次自动保存为准。',
      todo: '请重新启动程序；再次出现时请联系技术人员。',
    },
    en: {
      happened: 'The program met something unexpected and has stopped.',
      kept: 'All that was confirmed as registered or saved is there; what was being typed is as it was last saved by itself.',
      todo: 'Start the program again; ask for support when it happens once more.',
    },
  },
  SELF_TEST_ED25519: selfTest('数字签名（Ed25519）', 'digital signatures (Ed25519)'),
  SELF_TEST_AGE: selfTest('文件加密（age）', 'file encryption (age)'),
  SELF_TEST_SCRYPT: selfTest('口令保护（scrypt）', 'secret protection (scrypt)'),
  SELF_TEST_ZSTD: selfTest('压缩（zstd）', 'compression (zstd)'),
  SELF_TEST_DRIVER: selfTest('加密数据库（SQLite）', 'the encrypted database (SQLite)'),
};

/** One line in each language. */
export function explain(problem: StartProblem): string {
  const { zh, en } = explanations[problem];
  return `${zh.happened}${zh.kept}${zh.todo}\n${en.happened} ${en.kept} ${en.todo}`;
}
