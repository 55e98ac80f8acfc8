import { Button, FileButton, Group, List, Stack, Text } from '@mantine/core'
import { newIdempotencyKey, useMay } from '@platform/plugin-api/web'
import {
  DataTable,
  DateInput,
  DocumentPage,
  dateColumn,
  Fields,
  formatDay,
  Loaded,
  notifyDone,
  Section,
  TimeText,
  textColumn,
  useLocale,
  useMessages,
  useToday,
} from '@platform/ui'
import { IconUpload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type Answers, accounting, invalidateChart } from '../client.ts'
import { messages } from '../messages.ts'
import { OpeningEntries } from './opening-entries.tsx'
import { OpeningsJudged } from './openings-judged.tsx'

type Openings = Answers['openingBalances']['get']

/** Takes over what another program had: says first what a file would book, then books it, once. */
export function OpeningBalancesPage(): ReactNode {
  const query = useQuery(accounting.openingBalances.get.queryOptions())
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(openings) => <Openings openings={openings} />}
    </Loaded>
  )
}

function Openings({ openings }: { openings: Openings }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const mayTakeOver = useMay('accounting.open-balances')
  const [date, setDate] = useState<string | null>(useToday())
  const [file, setFile] = useState<{ name: string; csv: string } | null>(null)
  const [idempotencyKey, setKey] = useState(newIdempotencyKey)
  const preview = useMutation(accounting.openingBalances.preview.mutationOptions())
  const takeOver = useMutation(
    accounting.openingBalances.takeOver.mutationOptions({
      onSuccess: ({ balances, taken }) => {
        void invalidateChart()
        notifyDone(t(taken ? 'openings.done' : 'openings.before', { count: balances }))
        setFile(null)
        preview.reset()
      },
    }),
  )

  function judge(next: { name: string; csv: string } | null, on: string | null) {
    setFile(next)
    setDate(on)
    takeOver.reset()
    preview.reset()
    if (!next || on === null) return
    setKey(newIdempotencyKey())
    preview.mutate({ csv: next.csv, date: on })
  }

  const { data: judged } = preview
  const count = judged?.kinds.reduce((sum, { balances }) => sum + balances, 0) ?? 0
  const fits = judged !== undefined && judged.problemsInAll === 0

  return (
    <DocumentPage
      title={t('openings.title')}
      actions={[
        {
          id: 'take-over',
          label: t('openings.takeOver'),
          kind: 'primary',
          permission: 'accounting.open-balances',
          disabled: !fits,
          pending: takeOver.isPending,
          run: () =>
            file !== null &&
            date !== null &&
            takeOver.mutate({ csv: file.csv, fileName: file.name, date, idempotencyKey }),
          confirm: {
            title: t('openings.takeOverTitle', { count }),
            body: t('openings.takeOverBody', { date: date === null ? '' : formatDay(date, locale) }),
            confirmLabel: t('openings.takeOver'),
            details: judged?.entry && <OpeningEntries entry={judged.entry} />,
          },
        },
      ]}
      error={preview.error ?? takeOver.error}
      messages={messages}
    >
      <Explanation kinds={openings.kinds} />
      {mayTakeOver && (
        <>
          <Fields>
            <DateInput label={t('openings.date')} value={date} onChange={(day) => judge(file, day)} />
          </Fields>
          <Group p="md" gap="md">
            <FileButton
              accept=".csv,text/csv"
              onChange={(chosen) =>
                chosen && void chosen.text().then((csv) => judge({ name: chosen.name, csv }, date))
              }
            >
              {(button) => (
                <Button
                  {...button}
                  variant="default"
                  loading={preview.isPending}
                  leftSection={<IconUpload size={16} aria-hidden="true" />}
                >
                  {t('openings.choose')}
                </Button>
              )}
            </FileButton>
            {file && (
              <Text size="sm">
                <bdi>{file.name}</bdi>
              </Text>
            )}
          </Group>
        </>
      )}
      {judged && <OpeningsJudged judged={judged} />}
      <Imports imports={openings.imports} />
    </DocumentPage>
  )
}

function Explanation({ kinds }: { kinds: Openings['kinds'] }): ReactNode {
  const t = useMessages(messages)
  return (
    <Stack gap="xs" p="md">
      <Text size="sm" maw="44rem">
        {t('openings.explain')}
      </Text>
      <Text size="sm" maw="44rem">
        {t('openings.format')}
      </Text>
      <List size="sm" c="dimmed">
        {(['account', 'invoice', 'credit_note'] as const).map((kind) => (
          <List.Item key={kind}>{t(`openings.kind.${kind}`)}</List.Item>
        ))}
        {kinds.map(({ id, columns }) => (
          <List.Item key={id}>
            {t('openings.kindOther', {
              kind: id,
              columns: columns.map(({ name, hint }) => `${name} (${hint})`).join(', '),
            })}
          </List.Item>
        ))}
      </List>
    </Stack>
  )
}

function Imports({ imports }: Pick<Openings, 'imports'>): ReactNode {
  const t = useMessages(messages)
  if (imports.length === 0) return null
  return (
    <Section title={t('openings.imports')} flush>
      <DataTable<Openings['imports'][number]>
        label={t('openings.imports')}
        rows={imports}
        rowId={(row) => row.id}
        columns={[
          textColumn({
            id: 'file',
            header: t('openings.file'),
            text: (row) => row.fileName,
            phone: 'title',
          }),
          dateColumn({ id: 'date', header: t('openings.date'), date: (row) => row.date }),
          { id: 'at', header: t('openings.at'), cell: (row) => <TimeText at={row.at} /> },
          {
            id: 'balances',
            header: t('openings.balances'),
            align: 'end',
            phone: 'end',
            cell: (row) => row.balances,
          },
        ]}
      />
    </Section>
  )
}
