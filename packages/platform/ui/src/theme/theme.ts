import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent, an ink blue: it marks the one thing to do next, links and where the focus is. */
const ink: MantineColorsTuple = [
  '#eef4ff',
  '#dce7fb',
  '#b6ccf4',
  '#8db0ee',
  '#6a97e8',
  '#4f84e3',
  '#2f6bd8',
  '#1d5ac4',
  '#144fb0',
  '#07439c',
]

/** Cool neutrals; every step that carries text keeps 4.5:1 on the paper it is printed on. */
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eff1f4',
  '#e3e6eb',
  '#d3d8df',
  '#b9c0ca',
  '#98a1ae',
  '#6b7583',
  '#525c69',
  '#37404b',
  '#1f262e',
]

const dark: MantineColorsTuple = [
  '#e4e8ee',
  '#c3cad4',
  '#a2abb8',
  '#737d8b',
  '#48515e',
  '#333b46',
  '#262d36',
  '#1c222a',
  '#161b21',
  '#101419',
]

export const fontFamily =
  "'Inter Variable', 'Noto Sans Arabic Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif"

/** The place on the page where menus, dialogs and notices appear: a landmark, so that nothing floats outside of one. */
export const layerId = 'layer'

/** What lies under a dialog stays readable: one decides by it. */
const overlayProps = { backgroundOpacity: 0.35, blur: 0 }

/** Calm and exact: one typeface in two weights, tabular figures, an 8-pixel grid, hairlines before shadows. */
export const theme = createTheme({
  colors: { ink, gray, dark },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  fontFamily,
  headings: {
    fontFamily,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.75rem' },
      h2: { fontSize: '1rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.875rem', lineHeight: '1.25rem' },
    },
  },
  fontWeights: { regular: '400', medium: '600', bold: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.125rem', xl: '1.375rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    // What a field is for stands under it, so that fields in a row begin at one height.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Modal: { defaultProps: { transitionProps: { duration: 120 }, padding: 'lg', overlayProps } },
    Popover: { defaultProps: { transitionProps: { duration: 100 } } },
    Combobox: { defaultProps: { transitionProps: { duration: 100 }, shadow: 'md' } },
    // A menu begins at its first entry.
    Menu: {
      defaultProps: { transitionProps: { duration: 100 }, shadow: 'md', withInitialFocusPlaceholder: false },
    },
    Portal: { defaultProps: { target: `#${layerId}` } },
    Tooltip: { defaultProps: { transitionProps: { duration: 100 }, withArrow: true, openDelay: 300 } },
    Skeleton: { defaultProps: { radius: 'sm' } },
    Drawer: { defaultProps: { transitionProps: { duration: 140 }, overlayProps } },
    Spotlight: { defaultProps: { transitionProps: { duration: 100 }, overlayProps } },
    SpotlightRoot: { defaultProps: { transitionProps: { duration: 100 }, overlayProps } },
  },
})

/** Colours that are named for their use, so that light and dark differ in one place. */
export const colourVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': gray[9],
    '--mantine-color-dimmed': '#5a6472',
    '--mantine-color-placeholder': '#6b7583',
    '--mantine-color-anchor': ink[7],
    '--mantine-color-error': '#b3261e',
    '--erp-desk': gray[0],
    '--erp-paper': '#ffffff',
    '--erp-rule': gray[2],
    '--erp-rule-strong': gray[3],
    '--erp-hover': '#f3f6fb',
    '--erp-done': '#1a6b3c',
    '--erp-done-wash': '#e8f5ed',
    '--erp-attention': '#8a4b00',
    '--erp-attention-wash': '#fff4e2',
    '--erp-stopped-wash': '#fdeceb',
    '--erp-open-wash': ink[0],
    '--erp-quiet-wash': gray[1],
  },
  dark: {
    '--mantine-color-body': dark[7],
    '--mantine-color-text': dark[0],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': '#8e98a6',
    '--mantine-color-anchor': ink[3],
    '--mantine-color-error': '#ff9a90',
    '--erp-desk': dark[8],
    '--erp-paper': dark[7],
    '--erp-rule': '#2b323c',
    '--erp-rule-strong': dark[4],
    '--erp-hover': '#222a34',
    '--erp-done': '#7fd3a0',
    '--erp-done-wash': '#163424',
    '--erp-attention': '#f2b866',
    '--erp-attention-wash': '#3a2a12',
    '--erp-stopped-wash': '#401d1b',
    '--erp-open-wash': '#1a2c4a',
    '--erp-quiet-wash': '#262d36',
  },
})
