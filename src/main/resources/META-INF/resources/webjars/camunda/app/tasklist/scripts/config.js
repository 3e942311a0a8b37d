// Takes the place of the file of this name in Camunda's jar.
export default {
  app: {
    name: 'Tasklist',
    vendor: 'SOCIEUX'
  },
  disableWelcomeMessage: true,
  locales: {
    availableLocales: ['en', 'fr', 'es', 'pt'],
    fallbackLocale: 'en'
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
