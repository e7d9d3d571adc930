/** The few lines in a terminal, where no renderer can translate: Chinese, then English. */
export const words = {
  inUse: '程序正在使用这个数据文件夹，请先关闭程序。 The program uses this data folder: close it first.',
  nothing: '这个文件夹里没有台账。 There is no register in this folder.',
  secret: (name: string): string => `${name} 的口令 secret: `,
  refused: (code: string): string => `没有检查，数据没有变化。 Not checked, nothing was changed: ${code}`,
  sound: '台账完好：记录链、审计链完整，按记录重建的台账一致。 The register is sound.',
  broken:
    '台账有问题，请不要继续登记，保留数据文件夹并联系技术人员。 The register has faults: keep the folder.',
  figures: (ops: number, auditRows: number): string => `记录 ops ${ops} · 审计 audit rows ${auditRows}`,
  fault: (fault: string, count: number): string => `${fault}: ${count}`,
  hash: (hash: string, rebuilt: string): string => `tables ${hash}\nrebuilt ${rebuilt}`,
} as const;
