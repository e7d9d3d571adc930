/** Opens the sample register, and nothing else; it stands on its unlock screen. */
export const sampleSecret = '演示用的口令短语 2026';
