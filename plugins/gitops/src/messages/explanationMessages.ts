/** Texts of "How were these found?". */
export const explanationMessages = {
  explanation: {
    open: 'How were these found?',
    openEmpty: 'How was this searched?',
    title: 'How {{name}} was found',
    loading: 'Loading how it was found',
    failed: 'How it was found cannot be read now.',
    failedOlder: 'It could not be read again. Below is what it was.',
    rule: 'The rule',
    decidedBy: 'Decided by {{rule}}.',
    read: 'Read from the entity',
    readNothing:
      'The entity has none of the annotations and labels that a rule reads.',
    used: 'used',
    notUsed: 'not used',
    expected: 'Expected on',
    expectedBy: {
      annotation: "by the entity's annotation",
      config: 'by the configuration',
    },
    engines: 'Engines asked',
    noEngines: 'No engine is configured, so none was asked.',
    counts: '{{matched}} of {{searched}} belong to the entity.',
    nothingSearched: 'It has nothing that you may see.',
    neverRead: 'never read completely',
    readAt: 'last read completely at {{time}}',
    state: {
      Connecting: 'being read for the first time since {{time}}',
      Live: 'live since {{time}}',
      Stale: 'not read since {{time}}',
    },
    matched: 'Which ones',
    similar: 'Nearly the same name',
    similarDetail:
      'These names are nearly what was searched for. Is the annotation spelled right?',
  },
} as const;
