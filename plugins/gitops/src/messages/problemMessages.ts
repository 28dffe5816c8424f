/** Texts for when something is missing or fails, and of the card. */
export const problemMessages = {
  notice: {
    silent: '{{subject}} has not answered since {{time}}.',
    silentUndated: '{{subject}} does not answer.',
    unreadable: '{{subject}} has not been readable since {{time}}.',
    connecting: '{{subject}} is being read for the first time.',
    connectingDetail: 'Its rows appear when it has been read completely.',
    lastState: 'Rows below show its last state, as of {{time}}.',
    lastStateUndated: 'Rows below show its last state.',
    noRows: 'Whether anything of this entity runs there cannot be told.',
    nextTry: 'Next try in about {{duration}}.',
    nextTryOverdue: 'The next try was due at {{time}}; there is no answer yet.',
    clusterDetail_one:
      '{{engines}} still reports its last state; rows below show it.',
    clusterDetail_other:
      '{{engines}} still report its last state; rows below show it.',
    clusterDetailAsOf_one:
      '{{engines}} still reports its last state; rows below show it as of {{time}}.',
    clusterDetailAsOf_other:
      '{{engines}} still report its last state; rows below show it as of {{time}}.',
    clusters: '{{number}} clusters do not answer, the first since {{time}}.',
    clustersUndated: '{{number}} clusters do not answer.',
    clustersDetail:
      'Their engines still report their last states; each row shows its own, with its time.',
    clustersAll: 'Which ones',
    clusterSince: '{{cluster}} since {{time}}',
    set: '{{kind}} {{name}} cannot generate since {{time}}.',
    setUndated: '{{kind}} {{name}} cannot generate.',
    setRunsOn: 'What it made runs on; what it should make is missing.',
    setMissing: 'What it should make is missing.',
    rollout: 'Rollout of {{name}} stopped at step {{step}} of {{steps}}.',
    rolloutWaits_one: '{{obstacles}}, so {{clusters}} waits.',
    rolloutWaits_other: '{{obstacles}}, so {{clusters}} wait.',
    rolloutWaitsSince_one:
      '{{obstacles}}, so {{clusters}} waits since {{time}}.',
    rolloutWaitsSince_other:
      '{{obstacles}}, so {{clusters}} wait since {{time}}.',
    obstacle: {
      Degraded: '{{name}} is Degraded',
      Failed: 'the last sync of {{name}} failed',
      Confirmation: '{{name}} waits for a person',
      Unreachable: 'the cluster {{cluster}} does not answer',
    },
    warning: '{{subject}} does not show everything.',
    backend: 'Backstage has not answered since {{time}}.',
    backendDetail:
      'Rows show what it said before. It is asked again all the time.',
  },
  empty: {
    noEngines: 'No engine is configured',
    noEnginesDetail:
      'Nobody told Backstage where to look. Add an Argo CD or the Flux of a cluster to app-config.yaml:',
    connecting: 'The engines are being read for the first time',
    connectingDetail:
      'What they deliver appears here in a moment, without reloading.',
    unreadable: 'Nobody can tell where {{name}} runs',
    unreadableDetail:
      'What could be read has nothing of it, but not every engine could be read. This is not proof that it runs nowhere.',
    notGenerated: 'What should deliver {{name}} could not be generated',
    notGeneratedDetail:
      'Every engine was read. Nothing of it runs anywhere, because the set that makes it fails.',
    notFound: 'No engine delivers {{name}}',
    notFoundDetail_one:
      'One engine was read completely, and nothing in it belongs to {{ref}}.',
    notFoundDetail_other:
      '{{count}} engines were read completely, and nothing in them belongs to {{ref}}.',
    selectedBy: 'They were searched for by {{rule}}.',
    fix: 'Link it: add this annotation to its catalog-info.yaml, with the name of the app in your GitOps repository:',
    check:
      'Check what the entity says there, or name the app as your GitOps repository does, in its catalog-info.yaml:',
    alternatives:
      'The annotations argocd/app-name, argocd/app-selector, backstage.io/kubernetes-id and backstage.io/kubernetes-label-selector work as well. Or let the Application, Kustomization or HelmRelease name the entity itself, in its annotation backstage.io/entity-ref: {{ref}}.',
    copy: 'Copy',
    copied: 'Copied',
    copyFailed: 'Copying is not allowed here: select the text instead.',
  },
  problem: {
    forbidden: 'You may not see these deployments',
    forbiddenDetail:
      'The permission gitops.deployment.read is refused to you. Whoever keeps the permission policy of this Backstage can grant it.',
    notFound: 'This entity is not in the catalog, or you may not see it',
    notFoundDetail:
      'The catalog was asked for {{ref}} and has nothing for you under this name.',
    notInstalled: 'The GitOps backend is not installed',
    notInstalledDetail:
      'This Backstage has the tab, but nobody answers behind it. Add @backstage-gitops/plugin-gitops-backend and the module of an engine to the backend.',
    signedOut: 'Your session has ended',
    signedOutDetail: 'Sign in again to see the deployments.',
    unavailable: 'Backstage cannot say where {{name}} runs',
    unavailableDetail:
      'Its GitOps backend does not answer. It is asked again all the time; nothing is known about the deployments until then.',
    retry: 'Try again',
  },
  card: {
    open: 'Open',
    openLabel: 'Open deployments',
    unavailable: 'Backstage cannot say now where it runs.',
    versionsMore: '{{version}} and {{number}} more',
    stale: '{{number}} {{word}}',
  },
} as const;
