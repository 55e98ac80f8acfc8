;(() => {
  const root = document.documentElement
  const scheme = localStorage.getItem('mantine-color-scheme-value') || 'auto'
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light'
  if (localStorage.getItem('erp.language') === 'ar') {
    root.lang = 'ar'
    root.dir = 'rtl'
  }
})()
