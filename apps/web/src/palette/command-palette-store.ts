import { createSummons } from '@platform/ui'

export const palette = createSummons()

/** Opens the command palette from anywhere. */
export const openCommandPalette = palette.summon
