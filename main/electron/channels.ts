/** Between the preload and the host; nothing else is ever sent. */
export const channels = {
  call: 'open-door:call',
  putFile: 'open-door:put-file',
  getFile: 'open-door:get-file',
  pdf: 'open-door:pdf',
} as const;
