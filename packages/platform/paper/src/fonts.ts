import { existsSync } from 'node:fs'
import path from 'node:path'
import { Font } from '@react-pdf/renderer'

// From source they lie beside `src`; a bundle carries them along beside its main file, and this may be a chunk below it.
const places = ['../fonts', 'fonts'].map((place) => path.join(import.meta.dirname, place))
const fontsFolder = places.find((place) => existsSync(place)) ?? 'fonts'

const faces = {
  'Noto Sans': 'noto-sans-latin',
  'Noto Sans Extended': 'noto-sans-latin-ext',
  'Noto Sans Greek': 'noto-sans-greek',
  'Noto Sans Cyrillic': 'noto-sans-cyrillic',
  'Noto Sans Vietnamese': 'noto-sans-vietnamese',
  Vazirmatn: 'vazirmatn-arabic',
}

/** Each letter is set in the first of these that has it. */
export const fontFamily = Object.keys(faces)

const LONGEST_WORD = 28

export function registerFonts(): void {
  for (const [family, file] of Object.entries(faces))
    for (const fontWeight of [400, 600])
      Font.register({ family, src: path.join(fontsFolder, `${file}-${fontWeight}-normal.woff`), fontWeight })
  // Words are never hyphenated; what is too long for any column is cut, rather than running out of the page.
  Font.registerHyphenationCallback((word) =>
    word.length <= LONGEST_WORD ? [word] : (word.match(new RegExp(`.{1,${LONGEST_WORD}}`, 'gsu')) ?? [word]),
  )
}
