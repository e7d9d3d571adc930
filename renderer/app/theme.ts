import type { ThemeConfig } from 'antd';
import { theme } from 'antd';

type Algorithm = typeof theme.compactAlgorithm;

/** Compact spaces with type at its full size: antd's compact algorithm alone would set 15 px as 12. */
const compactSpaces: Algorithm = (seed) => {
  const type = Object.entries(theme.defaultAlgorithm(seed)).filter(([token]) =>
    /^(?:fontSize|lineHeight|fontHeight)/u.test(token),
  );
  return { ...theme.compactAlgorithm(seed), ...Object.fromEntries(type) };
};

/** Dense and still; greys dark enough for WCAG AA on white and on the page's grey. */
export function createTheme(large: boolean): ThemeConfig {
  return {
    algorithm: compactSpaces,
    token: {
      colorPrimary: '#1d4e89',
      colorPrimaryBg: '#e6eef7',
      colorPrimaryBgHover: '#d6e3f2',
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
      fontSizeHeading1: large ? 23 : 20,
      fontSizeHeading2: large ? 20 : 17,
      // Four pixels go off again in the compact algorithm.
      controlHeight: large ? 40 : 34,
      fontFamily:
        "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Noto Sans SC Variable', sans-serif",
      motion: false,
    },
    components: {
      Layout: { headerBg: '#fff', headerHeight: 44, headerPadding: '0 16px', siderBg: '#fff' },
      Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 2px' },
    },
  };
}
