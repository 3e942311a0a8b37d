// Takes the place of the file of this name in Camunda's jar.

// Each language has every text, so none falls back on another. Were English loaded beside it, the one that arrives last
// would decide how dates are written.
const languages = ['en', 'fr', 'es', 'pt'];
const preferred = (navigator.languages?.[0] ?? navigator.language ?? '').split('-')[0].toLowerCase();

export default {
  app: {
    name: 'Tasklist',
    vendor: 'SOCIEUX'
  },
  disableWelcomeMessage: true,
  locales: {
    availableLocales: languages,
    fallbackLocale: languages.includes(preferred) ? preferred : 'en'
  },
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'claims the currently selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'set the focus to the first filter in the list'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'sets the focus to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'sets the focus to the first input field in a task form'
    }
  }
};
