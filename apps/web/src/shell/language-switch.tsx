import { Button, Group } from '@mantine/core'
import { chooseLanguage, languageNames, languages, useLanguage } from '@platform/ui'
import type { ReactNode } from 'react'

/** The languages by their own names, for who cannot read the one that is on. */
export function LanguageSwitch(): ReactNode {
  const current = useLanguage()
  return (
    <Group gap={4}>
      {languages.map((language) => (
        <Button
          key={language}
          variant={language === current ? 'light' : 'subtle'}
          color="gray"
          size="compact-sm"
          lang={language}
          aria-pressed={language === current}
          onClick={() => void chooseLanguage(language)}
        >
          {languageNames[language]}
        </Button>
      ))}
    </Group>
  )
}
