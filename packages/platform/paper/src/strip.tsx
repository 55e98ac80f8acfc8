import { Document, Page, StyleSheet, View } from '@react-pdf/renderer'
import type { ComponentProps, ReactElement } from 'react'
import { fontFamily } from './fonts.ts'
import type { PaperLanguage } from './paper.ts'
import type { Receipt, ReceiptLine } from './receipt.ts'
import { directionOf, Words } from './words.tsx'

// 80 mm in points.
const width = 226.77
const bold = { fontWeight: 600 } as const

const styles = StyleSheet.create({
  page: { fontFamily, color: '#000000', padding: 12 },
  part: { borderTopWidth: 0.75, borderTopColor: '#000000', paddingTop: 6, marginTop: 6, gap: 3 },
  line: { justifyContent: 'space-between', gap: 10 },
})

/** A receipt on a strip of paper that is as long as it needs to be. */
export function Strip(receipt: Receipt): ReactElement<ComponentProps<typeof Document>> {
  const { language, letterhead, title, heading, lines, totals, payments, closing } = receipt
  return (
    <Document title={title} author={letterhead} language={language}>
      <Page size={{ width }} style={styles.page}>
        <Words language={language} align="center" style={{ fontSize: 12, ...bold }}>
          {letterhead}
        </Words>
        {[title, ...heading].map((line, index) => (
          <Words key={line} language={language} align="center" style={index === 0 ? bold : {}}>
            {line}
          </Words>
        ))}
        <Part language={language} lines={lines} />
        <View style={styles.part}>
          {totals.map(({ label, value, strong = false }) => (
            <Line key={label} language={language} line={{ label, value }} strong={strong} />
          ))}
        </View>
        <Part language={language} lines={payments} />
        {closing.length > 0 && (
          <View style={styles.part}>
            {closing.map((line) => (
              <Words key={line} language={language} align="center">
                {line}
              </Words>
            ))}
          </View>
        )}
      </Page>
    </Document>
  )
}

function Part({
  language,
  lines,
}: {
  language: PaperLanguage
  lines: readonly ReceiptLine[]
}): ReactElement | null {
  if (lines.length === 0) return null
  return (
    <View style={styles.part}>
      {lines.map((line, index) => (
        <Line key={index} language={language} line={line} />
      ))}
    </View>
  )
}

function Line({
  language,
  line: { label, detail, value },
  strong = false,
}: {
  language: PaperLanguage
  line: ReceiptLine
  strong?: boolean
}): ReactElement {
  const weight = strong ? { fontSize: 12, ...bold } : {}
  return (
    <View style={[styles.line, { flexDirection: directionOf(language).row }]}>
      <View style={{ flexGrow: 1, flexShrink: 1, flexBasis: 0 }}>
        <Words language={language} style={weight}>
          {label}
        </Words>
        {detail !== undefined && (
          <Words language={language} style={{ fontSize: 8 }}>
            {detail}
          </Words>
        )}
      </View>
      <Words language={language} align="end" style={weight}>
        {value}
      </Words>
    </View>
  )
}
