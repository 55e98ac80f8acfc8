import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ComponentProps, ReactElement } from 'react'
import { fontFamily } from './fonts.ts'
import type { Paper, PaperLanguage, PaperTable } from './paper.ts'
import { directionOf, Words } from './words.tsx'

const dim = '#5c5f66'
const rule = '#d5d8dc'
const bold = { fontWeight: 600 } as const
const grand = { fontSize: 11, ...bold } as const

const styles = StyleSheet.create({
  page: { fontFamily, color: '#1a1b1e', padding: 48, paddingBottom: 64 },
  heading: { justifyContent: 'space-between', alignItems: 'flex-start', marginBottom: 28, gap: 24 },
  letterhead: { fontSize: 12, ...bold },
  title: { fontSize: 18, lineHeight: 1.25, ...bold },
  about: { justifyContent: 'space-between', gap: 24, marginBottom: 24 },
  parties: { flexGrow: 1, flexBasis: 0, gap: 12 },
  facts: { width: 230, gap: 2 },
  fact: { justifyContent: 'space-between', gap: 12 },
  table: { marginBottom: 16 },
  line: { gap: 10, paddingVertical: 5, borderBottomWidth: 0.5, borderBottomColor: rule },
  headings: { borderBottomWidth: 1, borderBottomColor: '#868e96', color: dim },
  totals: { width: 250, marginBottom: 20 },
  total: { justifyContent: 'space-between', gap: 12, paddingVertical: 3 },
  grand: { borderTopWidth: 1, borderTopColor: '#868e96', marginTop: 3, paddingTop: 6 },
  foot: { position: 'absolute', bottom: 32, left: 48, right: 48, color: dim, fontSize: 8 },
})

/** A document on A4: who it is from and for, what it says line by line, and what it comes to. */
export function Sheet(paper: Paper): ReactElement<ComponentProps<typeof Document>> {
  const {
    language,
    letterhead,
    sender = [],
    title,
    status,
    parties,
    facts,
    tables,
    totals,
    remarks = [],
    pageText,
  } = paper
  const { row } = directionOf(language)
  return (
    <Document title={title} author={letterhead} language={language}>
      <Page size="A4" style={styles.page}>
        <View style={[styles.heading, { flexDirection: row }]}>
          <View style={{ maxWidth: 260 }}>
            <Words language={language} style={styles.letterhead}>
              {letterhead}
            </Words>
            {sender.map((line) => (
              <Words key={line} language={language} style={{ color: dim, fontSize: 8 }}>
                {line}
              </Words>
            ))}
          </View>
          <View>
            <Words language={language} align="end" style={styles.title}>
              {title}
            </Words>
            {status !== undefined && (
              <Words language={language} align="end" style={{ color: dim }}>
                {status}
              </Words>
            )}
          </View>
        </View>
        <View style={[styles.about, { flexDirection: row }]}>
          <View style={styles.parties}>
            {parties.map(({ label, lines }) => (
              <View key={label}>
                <Words language={language} style={{ color: dim, fontSize: 8 }}>
                  {label}
                </Words>
                {lines.map((line, index) => (
                  <Words key={line} language={language} style={index === 0 ? bold : {}}>
                    {line}
                  </Words>
                ))}
              </View>
            ))}
          </View>
          <View style={styles.facts}>
            {facts.map(({ label, value }) => (
              <View key={label} style={[styles.fact, { flexDirection: row }]}>
                <Words language={language} style={{ color: dim }}>
                  {label}
                </Words>
                <Words language={language} align="end">
                  {value}
                </Words>
              </View>
            ))}
          </View>
        </View>
        {tables.map((table) => (
          <Table key={table.columns.map(({ header }) => header).join()} language={language} {...table} />
        ))}
        <View
          style={[styles.totals, { alignSelf: language === 'ar' ? 'flex-start' : 'flex-end' }]}
          wrap={false}
        >
          {totals.map(({ label, value, strong = false }) => (
            <View key={label} style={[styles.total, strong ? styles.grand : {}, { flexDirection: row }]}>
              <Words language={language} style={strong ? grand : { color: dim }}>
                {label}
              </Words>
              <Words language={language} align="end" style={strong ? grand : {}}>
                {value}
              </Words>
            </View>
          ))}
        </View>
        {remarks.map((remark) => (
          <Words key={remark} language={language} style={{ marginBottom: 6 }}>
            {remark}
          </Words>
        ))}
        <Foot language={language} letterhead={letterhead} pageText={pageText} />
      </Page>
    </Document>
  )
}

function Table({ language, title, columns, rows }: PaperTable & { language: PaperLanguage }): ReactElement {
  const { row } = directionOf(language)
  return (
    <View style={styles.table}>
      {title !== undefined && (
        <Words language={language} style={bold}>
          {title}
        </Words>
      )}
      {/* Above its lines on every page they run over to. */}
      <View style={[styles.line, styles.headings, { flexDirection: row }]} fixed>
        {columns.map(({ header, align = 'start', share }) => (
          <Words key={header} language={language} align={align} style={cellOf(share)}>
            {header}
          </Words>
        ))}
      </View>
      {rows.map((cells, index) => (
        <View key={index} style={[styles.line, { flexDirection: row }]} wrap={false}>
          {columns.map(({ header, align = 'start', share }, column) => (
            <Words key={header} language={language} align={align} style={cellOf(share)}>
              {cells[column] ?? ''}
            </Words>
          ))}
        </View>
      ))}
    </View>
  )
}

/** On every page: whose paper it is, and which page of how many. */
function Foot({
  language,
  letterhead,
  pageText,
}: Pick<Paper, 'language' | 'letterhead' | 'pageText'>): ReactElement {
  const { direction, start, end } = directionOf(language)
  return (
    <>
      <Text style={[styles.foot, { direction, textAlign: start }]} fixed>
        {letterhead}
      </Text>
      <Text
        style={[styles.foot, { direction, textAlign: end }]}
        render={({ pageNumber, totalPages }) =>
          pageText.replace('{page}', `${pageNumber}`).replace('{pages}', `${totalPages}`)
        }
        fixed
      />
    </>
  )
}

function cellOf(share: number) {
  return { flexGrow: share, flexShrink: 1, flexBasis: 0 }
}
