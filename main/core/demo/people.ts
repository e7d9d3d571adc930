/** A generator of its own: the same seed gives the same sample on every machine. */
export interface Chance {
  /** From 0 up to, not including, `below`. */
  number(below: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** True in this share of cases. */
  happens(share: number): boolean;
}

/** mulberry32: small, fast, good enough for samples, and never for keys. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number): number => Math.floor(next() * below);
  return {
    number,
    pick: (items) => items[number(items.length)] ?? items[0],
    happens: (share) => next() < share,
  };
}

const surnames = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '赵',
  '黄',
  '周',
  '吴',
  '徐',
  '孙',
  '马',
  '朱',
] as const;
const givenNames = [
  '秀兰',
  '建国',
  '桂英',
  '志强',
  '玉梅',
  '铁柱',
  '海燕',
  '德才',
  '春花',
  '永福',
  '凤霞',
  '长生',
  '小军',
  '素珍',
  '国平',
] as const;

export interface Person {
  readonly name: string;
  /** Of a range that is given to nobody. */
  readonly phone: string;
  readonly address: string;
}

/** Somebody who does not exist. */
export function inventPerson(chance: Chance, village: string): Person {
  return {
    name: chance.pick(surnames) + chance.pick(givenNames),
    phone: `1990000${String(chance.number(10_000)).padStart(4, '0')}`,
    address: `${village}${chance.number(9) + 1}组${chance.number(80) + 1}号`,
  };
}
