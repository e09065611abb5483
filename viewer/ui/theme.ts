import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** Calm and dense: small type, 4 px steps, one accent. Tag colors are the only other strong colors. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: 4,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  /**
   * Four sizes; smaller text tires the eyes in eight hours. md is the library's default, and the size of
   * text.
   */
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '15px', lineHeight: '24px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  colors: {
    // Slightly cool neutrals: a white page on pure gray looks yellow.
    dark: [
      '#d5d7db',
      '#b9bdc5',
      '#9aa0ab',
      '#6b717d',
      '#3d424c',
      '#31353e',
      '#262a31',
      '#1c1f25',
      '#16181d',
      '#101216',
    ],
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'sm' } },
    // The library would make it 11 px.
    InputDescription: { defaultProps: { fz: 'xs', lh: 'xs' } },
    Textarea: { defaultProps: { size: 'sm' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, fz: 'xs' } },
    Text: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { transitionProps: { duration: 0 } } },
    ModalRoot: { defaultProps: { transitionProps: { duration: 0 } } },
    ModalTitle: { defaultProps: { fw: 600, fz: 'lg' } },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Notification: {
      defaultProps: { closeButtonProps: { 'aria-label': 'Close message' } },
      styles: { description: { color: 'var(--mantine-color-text)' } },
    },
    // Low enough to fit into the smallest button; a single character is centered in a square.
    Kbd: {
      styles: {
        root: {
          display: 'inline-block',
          minWidth: 19,
          padding: '0 4px',
          fontFamily: 'inherit',
          fontSize: 12,
          lineHeight: '15px',
          textAlign: 'center',
          borderWidth: 1,
          borderBottomWidth: 2,
        },
      },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Badge: { defaultProps: { size: 'sm', tt: 'none', fw: 500 } },
    // An absolutely positioned element in a scrolling panel would make the whole document longer, which could
    // then scroll off the screen.
    VisuallyHidden: { styles: { root: { position: 'fixed' } } },
  },
});

/** The library's grays miss a contrast of 4.5 : 1 in places; these meet it in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#16181d',
    '--mantine-color-dimmed': '#565c68',
    '--mantine-color-placeholder': '#676d79',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': '#364fc7',
    '--mantine-color-indigo-light-color': '#2b3fa3',
    '--mantine-color-gray-light-color': '#3d424c',
    '--mantine-color-gray-text': '#565c68',
    '--mantine-color-disabled-color': '#6b717d',
  },
  dark: {
    '--mantine-color-body': '#1c1f25',
    '--mantine-color-text': '#e4e6ea',
    '--mantine-color-dimmed': '#a4aab5',
    '--mantine-color-placeholder': '#9aa0ab',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-anchor': '#91a7ff',
    '--mantine-color-indigo-light-color': '#bac8ff',
    '--mantine-color-indigo-text': '#91a7ff',
    '--mantine-color-gray-light-color': '#d5d7db',
    '--mantine-color-red-light-color': '#ff8a80',
    '--mantine-color-disabled-color': '#9aa0ab',
  },
});
