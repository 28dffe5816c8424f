import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * Every text the plugin shows. Override or translate it with `createTranslationResource`.
 *
 * @public
 */
export const gitopsTranslationRef = createTranslationRef({
  id: 'gitops',
  messages: {
    board: {
      title: 'Deployments',
      caption: 'Where {{name}} runs: one row per cluster, by environment',
      filterLabel: 'Filter deployments',
      filterPlaceholder: 'Clusters, versions, health:not-healthy …',
      clearFilter: 'Clear filter',
      filtered: '{{shown}} of {{total}} shown',
      noMatch:
        'No row matches the filter. It finds words anywhere in a row, and app:, cluster:, engine:, environment:, health:, sync: and version: in their column.',
      loading: 'Loading deployments',
    },
    summary: {
      good: '{{good}} of {{total}} Synced and Healthy',
      moving: '{{number}} moving',
      attention_one: '{{count}} needs a look',
      attention_other: '{{count}} need a look',
      absent: '{{number}} missing',
      unknown: '{{number}} cannot be told',
      live: 'live',
      partly: 'not all engines are live',
      down: 'no engine is live',
    },
    column: {
      cluster: 'Cluster',
      version: 'Version',
      commit: 'Commit',
      sync: 'Sync',
      health: 'Health',
      deployed: 'Deployed',
      automation: 'Automation',
      sortBy: 'Sort by',
    },
    environment: {
      none: 'no environment',
      uniform_one: '{{version}} on {{running}} of {{count}} cluster',
      uniform_other: '{{version}} on {{running}} of {{count}} clusters',
      noVersion_one: 'no version known on {{count}} cluster',
      noVersion_other: 'no version known on {{count}} clusters',
      skew: 'skew: {{versions}}',
      skewFirst_one: '{{version}} on {{count}} cluster',
      skewFirst_other: '{{version}} on {{count}} clusters',
      skewNext: '{{version}} on {{number}}',
      skewMore_one: '{{count}} more version',
      skewMore_other: '{{count}} more versions',
      behind_one: '{{count}} release behind {{environment}}',
      behind_other: '{{count}} releases behind {{environment}}',
      ahead: 'ahead of {{environment}}',
      differs: 'differs from {{environment}}',
      ofApp: '{{app}}: {{text}}',
    },
    group: {
      on: '{{rows}} on {{version}}',
      noVersion: '{{rows}} with no version known',
      absent: '{{rows}} not deployed',
      unknown: '{{rows}} of which nobody can tell',
      cluster_one: '{{count}} cluster',
      cluster_other: '{{count}} clusters',
      unreachable: 'not reachable since {{time}}',
      good: 'Synced, Healthy',
    },
    version: {
      behind: '{{number}} behind',
      differs: 'differs',
      unknown: 'Version not known',
      details: 'Version {{version}}: how it was chosen',
      behindDetail_one:
        'One version newer is on this board: {{version}} is the newest here.',
      behindDetail_other:
        '{{count}} versions newer are on this board: {{version}} is the newest here.',
      differsDetail:
        'Not {{version}}, which most clusters here run. Which of the two is newer cannot be told.',
      rule: {
        'image-annotation':
          'From the tag of the image that the annotation gitops/version-image names.',
        'version-label':
          'From the label app.kubernetes.io/version of the workloads.',
        'image-tag': 'From the tag of the main image.',
        chart: 'From the appVersion of the chart.',
        revision: 'The applied revision, as nothing better is known.',
      },
    },
    commit: {
      unknown: 'Revision not known',
      open: 'Commit {{revision}}',
    },
    sync: {
      Synced: 'Synced',
      OutOfSync: 'OutOfSync',
      Unknown: 'Unknown',
      drifted: 'drifted',
      driftedMessage: 'drifted: {{message}}',
      running: 'a sync is running',
      failed: 'the last sync failed',
    },
    health: {
      Healthy: 'Healthy',
      Suspended: 'Suspended',
      Progressing: 'Progressing',
      Missing: 'Missing',
      Degraded: 'Degraded',
      Unknown: 'Unknown',
    },
    state: {
      lastKnown: 'last known:',
      NotFresh: 'not read now',
      NotDeployed: 'not deployed',
      CannotTell: 'cannot tell',
      all: '{{total}} of {{total}}',
      some: '{{number}} of {{total}} {{word}}',
    },
    time: {
      justNow: 'just now',
      since: 'since {{time}}',
      asOf: 'as of {{time}}',
      unknown: 'not known',
      running: 'being deployed',
    },
    automation: {
      auto: 'auto',
      inWaves: 'auto in waves',
      prune: 'prune',
      selfHeal: 'self-heal',
      correctsDrift: 'corrects drift',
      autoSyncOff: 'auto-sync off',
      selfHealOff: 'self-heal off',
      suspended: 'suspended',
    },
    engine: {
      argocd: 'Argo CD {{name}}',
      flux: 'Flux',
      fluxOn: 'Flux {{name}}',
      other: '{{type}} {{name}}',
      open: '{{name}} in {{engine}} (opens in a new tab)',
    },
    row: {
      notDeployed: 'not deployed',
      cannotTell: 'cannot tell',
      absentAnnotation:
        "Named in the entity's annotation, no engine knows it here.",
      absentConfig: 'Named in the configuration, no engine knows it here.',
      unknownEngine: '{{engines}} not read.',
      unknown: 'An engine that may deliver here is not read.',
      clusterUnreachable: 'cluster does not answer',
      more: 'whole message',
    },
    notice: {
      silent: '{{subject}} does not answer since {{time}}.',
      silentUndated: '{{subject}} does not answer.',
      unreadable: '{{subject}} cannot be read since {{time}}.',
      connecting: '{{subject}} is being read for the first time.',
      connectingDetail: 'Its rows appear when it has been read completely.',
      lastState: 'Rows below show its last state, as of {{time}}.',
      lastStateUndated: 'Rows below show its last state.',
      noRows: 'Whether anything of this entity runs there cannot be told.',
      clusterDetail:
        'Its engine still reports what it last saw there. Rows below show that.',
      clusterDetailAsOf:
        'Its engine still reports what it last saw there. Rows below show that, as of {{time}}.',
      warning: '{{subject}} does not show everything.',
      backend: 'Backstage did not answer at {{time}}.',
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
      notFound: 'No engine delivers {{name}}',
      notFoundDetail_one:
        'One engine was read completely, and nothing in it belongs to {{ref}}.',
      notFoundDetail_other:
        '{{count}} engines were read completely, and nothing in them belongs to {{ref}}.',
      selectedBy: 'They were searched by {{rule}}.',
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
    },
  },
});
