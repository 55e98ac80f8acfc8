import { Select, Switch } from '@mantine/core'
import { formatMoney } from '@platform/money'
import { useSession } from '@platform/plugin-api/web'
import {
  DocumentPage,
  Fields,
  Loaded,
  MoneyInput,
  notifyDone,
  Section,
  Slot,
  useLocale,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateSetUp, type PosAnswers, pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import { posSettingsSections } from '../slots.ts'
import classes from './office.module.css'
import { PinsSection } from './pins-section.tsx'

const MOST_PRESETS = 4
/** The smallest coins there are, in minor units. */
const roundings = ['0', '5', '10', '25', '50', '100']

/** Settings > Point of Sale. */
export function SettingsPage(): ReactNode {
  const query = useQuery(pointOfSale.settings.get.queryOptions())
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(settings) => <SettingsForm settings={settings} />}
    </Loaded>
  )
}

function SettingsForm({ settings }: { settings: PosAnswers['settings']['get'] }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const { currency } = useSession().company
  const [pricesIncludeTax, setPricesIncludeTax] = useState(settings.pricesIncludeTax)
  const [cashRounding, setCashRounding] = useState(settings.cashRounding)
  const [presets, setPresets] = useState<readonly (bigint | null)[]>(
    Array.from({ length: MOST_PRESETS }, (_, index) => {
      const preset = settings.rechargePresets[index]
      return preset === undefined ? null : BigInt(preset)
    }),
  )
  const change = useMutation(
    pointOfSale.settings.change.mutationOptions({
      onSuccess: () => {
        void invalidateSetUp()
        notifyDone(t('settings.saved'))
      },
    }),
  )

  function save() {
    const rechargePresets = presets.flatMap((preset) => (preset === null ? [] : [preset.toString()]))
    change.mutate({ pricesIncludeTax, cashRounding, rechargePresets })
  }

  const coins = [...new Set([...roundings, settings.cashRounding])]
  return (
    <DocumentPage
      title={t('settings.title')}
      actions={[
        { id: 'save', label: t('settings.save'), kind: 'primary', run: save, pending: change.isPending },
      ]}
      saving={change}
      error={change.error}
      messages={messages}
    >
      <Fields>
        <Switch
          label={t('settings.pricesIncludeTax')}
          description={t('settings.pricesIncludeTaxHint')}
          checked={pricesIncludeTax}
          onChange={(event) => setPricesIncludeTax(event.currentTarget.checked)}
        />
        <Select
          label={t('settings.cashRounding')}
          description={t('settings.cashRoundingHint')}
          allowDeselect={false}
          data={coins.map((coin) => ({
            value: coin,
            label:
              coin === '0'
                ? t('settings.noRounding')
                : formatMoney({ amount: BigInt(coin), currency }, locale),
          }))}
          value={cashRounding}
          onChange={(coin) => coin && setCashRounding(coin)}
        />
      </Fields>
      <Section title={t('settings.presets')}>
        <p className={classes['hint']}>{t('settings.presetsHint')}</p>
        <div className={classes['presets']}>
          {presets.map((preset, index) => (
            <MoneyInput
              key={index}
              label={t('settings.preset', { number: index + 1 })}
              currency={currency}
              value={preset}
              onChange={(amount) =>
                setPresets((before) => before.map((each, place) => (place === index ? amount : each)))
              }
            />
          ))}
        </div>
      </Section>
      <PinsSection />
      <Slot of={posSettingsSections} props={{}} />
    </DocumentPage>
  )
}
