/** Texts of the drawer's events. */
export const eventMessages = {
  events: {
    tab: 'Events',
    what: 'The events',
    list: 'Events',
    filter: 'Filter events',
    order: 'Order',
    newest: 'newest first',
    warnings: 'warnings first',
    type: { Normal: 'Normal', Warning: 'Warning' },
    counted_one: 'once',
    counted_other: '{{count}} times',
    first: 'first {{time}}',
    source: 'reported by {{source}}',
    about: 'Show {{kind}} {{name}} among the resources',
    nothing:
      'No Events. Kubernetes forgets them after about an hour; what happened before is in the history.',
    nothingOf:
      'No Events about it. Kubernetes forgets them after about an hour.',
    nothingBut: 'No Events are known; not all could be read, as is said above.',
    noMatch: 'None fits the filter.',
    warningCount_one: '{{count}} warning',
    warningCount_other: '{{count}} warnings',
    total_one: '{{count}} event',
    total_other: '{{count}} events',
  },
} as const;
