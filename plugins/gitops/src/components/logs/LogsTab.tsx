import { LogQuery, toResourceId } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMemo, useState } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { DrawerSubject } from '../../hooks/DrawerSubject';
import { useDeploymentLogs } from '../../hooks/useDeploymentLogs';
import { useDeploymentResources } from '../../hooks/useDeploymentResources';
import { DrawerAddress } from '../../hooks/useDrawerAddress';
import { usePodContainers } from '../../hooks/usePodContainers';
import { toResourceRef } from '../resources/toResourceRef';
import { useBoardStyles } from '../useBoardStyles';
import { useNarrow } from '../useNarrow';
import { downloadText } from './downloadText';
import { LogBar } from './LogBar';
import { LogLines } from './LogLines';
import { LogStatus } from './LogStatus';
import { LogChoice, sinceSeconds, startChoice } from './LogChoice';
import { selectPods } from './selectPods';
import { toLogText } from './toLogText';
import { useLogStyles } from './useLogStyles';

/** What the Pods of a Deployment write. It is read while it is shown, and not longer. */
export function LogsTab(props: {
  subject: DrawerSubject;
  address: DrawerAddress;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useLogStyles();
  const board = useBoardStyles();
  const { subject, address } = props;
  const narrow = useNarrow();
  // Times and names of Pods alone fill the line of a small window.
  const [choice, setChoice] = useState({ ...startChoice, wrap: narrow });
  const resources = useDeploymentResources(subject);
  const pods = useMemo(
    () => selectPods(resources.value?.nodes ?? []),
    [resources.value],
  );
  const ref = toResourceRef(address.resource);
  const pod = ref?.kind === 'Pod' ? ref : undefined;
  const containers = usePodContainers(subject.id, pod);
  const query: LogQuery = toLogQuery(choice, {
    pod: pod?.name,
    namespace: pod?.namespace,
    container: address.container,
  });
  const state = useDeploymentLogs(subject.id, query);
  const { lines, phase } = state;
  const following = query.follow === true;

  function toNothing(): string {
    if (choice.filter)
      return t('logs.nothingFiltered', { text: choice.filter });
    if (choice.previous) return t('logs.nothingPrevious');
    if (resources.value && pods.length === 0 && !pod) return t('logs.noPods');
    return following ? t('logs.nothingFollowed') : t('logs.nothing');
  }

  function download() {
    const name = pod?.name ?? subject.deployment?.name ?? 'deployment';
    downloadText(`${name}.log`, toLogText(lines, choice));
  }

  return (
    <div className={classes.root}>
      <LogBar
        pods={pods}
        pod={pod ? toResourceId(pod) : ''}
        onPod={resource => address.look({ resource })}
        containers={containers}
        container={address.container ?? ''}
        onContainer={container => address.look({ container })}
        choice={choice}
        onChoice={setChoice}
        onDownload={lines.length > 0 ? download : undefined}
      />
      {resources.failure && !resources.value && (
        <div className={board.small}>{t('logs.podsFailed')}</div>
      )}
      <LogStatus state={state} follow={following} />
      {lines.length === 0 && phase !== 'failed' && phase !== 'connecting' && (
        <p>{toNothing()}</p>
      )}
      {lines.length > 0 && (
        <LogLines
          lines={lines}
          wrap={choice.wrap}
          timestamps={choice.timestamps}
          follow={following}
        />
      )}
    </div>
  );
}

function toLogQuery(
  choice: LogChoice,
  place: { pod?: string; namespace?: string; container?: string },
): LogQuery {
  const { follow, previous, since, tail, filter } = choice;
  return {
    ...place,
    ...(previous ? { previous } : { follow }),
    tailLines: Number(tail),
    sinceSeconds: sinceSeconds[since],
    ...(filter && { filter }),
  };
}
