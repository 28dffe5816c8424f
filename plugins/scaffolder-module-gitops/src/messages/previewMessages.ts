/** What the preview of files says. */
export const previewMessages = {
  'preview.title': 'Files',
  'preview.description':
    'What this writes to the platform repository. Nothing is written yet.',
  'preview.fillIn': 'Fill in the fields before: {{fields}}.',
  'preview.noOptions':
    'The template does not say what to preview: it has to give ui:options.action, and ui:options.input with the field of each input.',
  'preview.loading': 'Working out the files …',
  'preview.updating': 'Working out the files anew …',
  'preview.failed': 'There is no preview: {{message}}',
  'preview.failed.hint':
    'Nothing was written. What stands against the preview may stand against the task as well.',
  'preview.retry': 'Try again',
  'preview.refused': 'This would be refused: {{message}}',
  'preview.nothing': 'Nothing would change: everything is there already.',
  'preview.count_one': '{{count}} file',
  'preview.count_other': '{{count}} files',
  'preview.kinds': '{{added}} added, {{changed}} changed, {{removed}} removed',
  'preview.warning': 'To know before',
  'preview.tree': 'Files that would be written',
  'preview.added': 'added',
  'preview.changed': 'changed',
  'preview.removed': 'removed',
  'preview.choose': 'Choose a file to see what is in it.',
  'preview.contentOf': 'Content of {{path}}',
  'preview.changesIn': 'Changes in {{path}}',
  'preview.lastOf': 'What {{path}} has until now',
  'preview.tooDifferent':
    'Its texts have too little in common to compare; this is the new one.',
  'preview.empty': 'The file is empty.',
} as const;
