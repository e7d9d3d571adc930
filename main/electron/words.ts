/** What the window says without a page: its title, and the menu of the right mouse button. */
export const title = '开门接访台账 · Open Door';

export const editing = {
  cut: '剪切 Cut',
  copy: '复制 Copy',
  paste: '粘贴 Paste',
  selectAll: '全选 Select all',
};

export const usage = '用法 Usage: npm start -- [--data-dir DIR] [--backup-dir DIR] [--demo]';
