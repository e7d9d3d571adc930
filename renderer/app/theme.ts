import type { ThemeConfig } from 'antd';
import { theme } from 'antd';

/** Compact and still; greys dark enough for WCAG AA on white and on the page's grey. */
export function createTheme(large: boolean): ThemeConfig {
  return {
    algorithm: theme.compactAlgorithm,
    token: {
      colorPrimary: '#1d4e89',
      colorLink: '#1d4e89',
      colorError: '#b3261e',
      colorText: '#1f2733',
      colorTextSecondary: '#4a5361',
      colorTextTertiary: '#565f6d',
      colorTextDescription: '#565f6d',
      colorTextPlaceholder: '#666f7c',
      colorTextDisabled: '#666f7c',
      colorBorder: '#9aa3b0',
      colorBgLayout: '#f5f6f8',
      fontSize: large ? 18 : 15,
      fontFamily: "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
      motion: false,
    },
    components: {
      Layout: { headerBg: '#fff', headerHeight: 44, headerPadding: '0 16px', siderBg: '#fff' },
    },
  };
}
