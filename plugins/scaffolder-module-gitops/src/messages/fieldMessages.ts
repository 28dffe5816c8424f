/** What the form fields say. */
export const fieldMessages = {
  'live.loading': 'Reading what the engines know …',
  'live.failed': 'The GitOps backend does not answer: {{message}}',
  'live.retry': 'Try again',
  'clusters.title': 'Clusters',
  'clusters.description': 'Where the service should run.',
  'clusters.none':
    'No cluster is known yet. Register one with the template "Add cluster", or name it in gitops.clusters of the configuration.',
  'clusters.noneLeft':
    'There is no cluster to choose here: {{reason}} Choose another one in the field before.',
  'clusters.everywhere': '{{service}} runs on all clusters already.',
  'clusters.nowhere': '{{service}} runs on no cluster.',
  'clusters.filtered': 'none fits what the template asks for.',
  'clusters.otherEnvironment': 'No environment',
  'clusters.selectAll': 'All of {{environment}}',
  'clusters.chosen_one': '{{count}} cluster chosen',
  'clusters.chosen_other': '{{count}} clusters chosen',
  'clusters.noEngine': 'no engine delivers to it yet',
  'clusters.unreachable': 'not reachable since {{since}}',
  'clusters.all': 'From all clusters',
  'clusters.allOf_one': 'It is on {{count}} cluster now:',
  'clusters.allOf_other': 'It is on {{count}} clusters now:',
  'clusters.runs': 'runs {{version}}',
  'clusters.required': 'Choose at least one cluster',
  'clusters.unknown':
    'No engine knows {{names}}. Choose from the list, or register it first.',
  'environments.title': 'Environment',
  'environments.description': 'A group of clusters.',
  'environments.none':
    'No environment is known yet. Name them, in order, in gitops.environments of the configuration.',
  'environments.clusters_one': '{{count}} cluster',
  'environments.clusters_other': '{{count}} clusters',
  'environments.runs_one':
    'runs {{versions}} on {{running}} of {{count}} cluster',
  'environments.runs_other':
    'runs {{versions}} on {{running}} of {{count}} clusters',
  'environments.runsUnknown_one': 'runs on {{running}} of {{count}} cluster',
  'environments.runsUnknown_other': 'runs on {{running}} of {{count}} clusters',
  'environments.required': 'Choose an environment',
  'environments.unknown': 'There is no environment {{name}}',
  'services.title': 'Service',
  'services.description': 'A service that is deployed already.',
  'services.none':
    'No service is deployed yet that you may see. Create one with the template "New service".',
  'services.required': 'Choose a service',
  'services.unknown': '{{name}} is not deployed anywhere you may see',
  'services.where_one': '{{versions}} on {{count}} cluster',
  'services.where_other': '{{versions}} on {{count}} clusters',
  'versions.title': 'Version',
  'versions.description':
    'What runs somewhere or was delivered before. You may type another one.',
  'versions.none':
    'No version of {{service}} is known. Type the tag of an image that exists.',
  'versions.noService': 'Choose a service first.',
  'versions.runsIn': 'runs in {{places}}',
  'versions.delivered': 'last delivered {{date}}',
  'versions.failed': 'failed or was rolled back the last time',
  'versions.required': 'Choose or type a version',
  'versions.invalid':
    'A version is the tag of an image: letters, digits, dots, dashes and underscores, at most 128, beginning with a letter or digit',
  'versions.unseen':
    'This version has not run anywhere yet, as far as anyone knows. Its image must exist.',
  'namespace.title': 'Namespace',
  'namespace.description':
    'In which the service runs on every cluster. Lower-case letters, digits and dashes.',
  'namespace.known': 'Namespaces of other services: {{names}}',
  'name.empty': 'Give it a name',
  'name.characters':
    'Use lower-case letters, digits and dashes; begin and end with a letter or digit',
  'name.tooLong': 'Use at most {{longest}} characters',
  'name.taken': 'There is a service {{name}} already, on {{clusters}}',
  'name.title': 'Name',
  'name.description':
    'Of the service: its folder in apps/, its image and its row on the board.',
  'image.title': 'Image',
  'image.description':
    'Its repository, without a tag: registry, organization and name.',
  'image.suggested':
    'Its repository, without a tag. It is filled in with {{registry}}, which is gitops.imageRegistry of the configuration, and the name.',
  'image.invalid':
    'This is not the repository of an image: registry, organization and name in lower case, without a tag',
  'engine.title': 'Engine',
  'engine.description':
    'What delivers to the cluster. The questions only advise; the choice is yours.',
  'engine.questions': 'Questions',
  'engine.argocd': 'Argo CD',
  'engine.argocd.description':
    'A hub that pushes to its clusters: one UI, ApplicationSets, rollouts over clusters in waves.',
  'engine.flux': 'Flux',
  'engine.flux.description':
    'Controllers in the cluster that pull: no credentials of it elsewhere, image automation built in.',
  'engine.required': 'Choose an engine',
  'engine.clusters': 'How many clusters will there be?',
  'engine.clusters.few': 'Fewer than a hundred',
  'engine.clusters.many': 'A hundred or more',
  'engine.userInterface': "Do people need the engine's own web UI?",
  'engine.imageAutomation': 'Should new images be rolled out by themselves?',
  'engine.pushAccess': 'May a hub outside reach the API of the cluster?',
  'engine.yes': 'Yes',
  'engine.no': 'No',
  'engine.advice': 'Advice: {{engine}}',
  'engine.noAdvice': 'Both fit. Take the one your team knows.',
  'engine.reason.clusters.argocd':
    'ApplicationSets on one hub are comfortable up to some hundred clusters.',
  'engine.reason.clusters.flux':
    'With many clusters each pulls by itself, and no hub becomes the bottleneck.',
  'engine.reason.userInterface.argocd':
    'Argo CD brings a UI with tree, diff and logs.',
  'engine.reason.imageAutomation.flux':
    'Flux watches registries and commits new tags itself; Argo CD needs its Image Updater beside it.',
  'engine.reason.pushAccess.flux':
    'Flux works inside the cluster, so nothing outside needs to reach it.',
  'engine.against': 'The answers speak for {{engine}}.',
} as const;
