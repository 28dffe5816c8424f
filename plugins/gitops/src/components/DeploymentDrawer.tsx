import {
  Deployment,
  deriveRowFreshness,
  EntityDeployments,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { DrawerSubject } from '../hooks/DrawerSubject';
import { DrawerAddress } from '../hooks/useDrawerAddress';
import { AddressedDeployment } from '../hooks/useAddressedDeployment';
import { DrawerActions } from './actions/DrawerActions';
import { HistoryEntryRollback } from './actions/HistoryEntryRollback';
import { RecentActions } from './actions/RecentActions';
import { ResourceActionItems } from './actions/ResourceActionItems';
import { ResourceActions } from './actions/ResourceActions';
import { AddressNotice } from './AddressNotice';
import { drawerTabIds } from './drawerTabIds';
import { DrawerFrame, DrawerTab } from './DrawerFrame';
import { DrawerNotice } from './DrawerNotice';
import { DrawerStatus } from './DrawerStatus';
import { DiffTab } from './diff/DiffTab';
import { EventsTab } from './events/EventsTab';
import { HistoryTab } from './HistoryTab';
import { LogsTab } from './logs/LogsTab';
import { OverviewTab } from './overview/OverviewTab';
import { ResourcesTab } from './resources/ResourcesTab';
import { toIdName } from './toIdName';
import { useEngineName } from './useEngineName';
import { useSetText } from './useSetText';

/** All about one Deployment: the one the address names, on the board or not. */
export function DeploymentDrawer(props: {
  address: DrawerAddress;
  addressed: AddressedDeployment;
  board: Pick<EntityDeployments, 'items' | 'engines'>;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const engineName = useEngineName();
  const toSetText = useSetText();
  const { address, addressed, board } = props;
  const { deployment: id, tab, look, close } = address;
  if (!id) return null;

  const { items, engines } = board;
  const { deployment } = addressed;
  const isListed = items.some(one => one.id === id);
  const subject: DrawerSubject = {
    id,
    deployment,
    changes: JSON.stringify(deployment),
  };
  const fresh = !deployment || deriveRowFreshness(deployment, engines).fresh;
  const tabs: DrawerTab[] = [
    {
      id: drawerTabIds.overview,
      label: t('overview.tab'),
      content: (
        <>
          <OverviewTab key={id} subject={subject} items={items} fresh={fresh} />
          <RecentActions key={`${id} actions`} id={id} />
        </>
      ),
    },
    {
      id: drawerTabIds.resources,
      label: t('resources.tab'),
      content: (
        <ResourcesTab
          key={id}
          subject={subject}
          address={address}
          resourceActions={
            deployment &&
            (node => <ResourceActions deployment={deployment} node={node} />)
          }
          resourceItems={
            deployment &&
            ((node, onDone) => (
              <ResourceActionItems
                deployment={deployment}
                node={node}
                onDone={onDone}
              />
            ))
          }
        />
      ),
    },
    {
      id: drawerTabIds.diff,
      label: t('diff.tab'),
      content: <DiffTab key={id} subject={subject} address={address} />,
    },
    {
      id: drawerTabIds.history,
      label: t('history.tab'),
      content: (
        <HistoryTab
          key={id}
          id={id}
          entryActions={
            deployment &&
            (delivery => (
              <HistoryEntryRollback
                deployment={deployment}
                delivery={delivery}
              />
            ))
          }
        />
      ),
    },
    {
      id: drawerTabIds.events,
      label: t('events.tab'),
      content: <EventsTab key={id} subject={subject} address={address} />,
    },
    {
      id: drawerTabIds.logs,
      label: t('logs.tab'),
      content: <LogsTab key={id} subject={subject} address={address} />,
    },
  ];

  function toSubtitle({ engine, cluster, set }: Deployment): string {
    return [engineName(engine, cluster.name), set && toSetText(set)]
      .filter(Boolean)
      .join(' · ');
  }

  return (
    <DrawerFrame
      title={
        deployment
          ? t('drawer.title', {
              app: deployment.app,
              cluster: deployment.cluster.name,
            })
          : toIdName(id)
      }
      status={
        deployment && <DrawerStatus deployment={deployment} engines={engines} />
      }
      subtitle={deployment ? toSubtitle(deployment) : undefined}
      actions={deployment && <DrawerActions deployment={deployment} />}
      notice={
        (!fresh || !isListed) && (
          <>
            {!isListed && <AddressNotice id={id} addressed={addressed} />}
            {!fresh && deployment && (
              <DrawerNotice deployment={deployment} engines={engines} />
            )}
          </>
        )
      }
      tabs={deployment ? tabs : []}
      selected={tabs.find(one => one.id === tab)?.id ?? tabs[0].id}
      onSelect={selected => look({ tab: selected })}
      onClose={close}
    />
  );
}
