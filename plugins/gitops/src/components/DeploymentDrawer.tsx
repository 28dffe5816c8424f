import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { DrawerAddress } from '../hooks/useDrawerAddress';
import { drawerTabIds } from './drawerTabIds';
import { DrawerFrame, DrawerTab } from './DrawerFrame';
import { HistoryTab } from './HistoryTab';
import { toIdName } from './toIdName';
import { useEngineName } from './useEngineName';
import { useSetText } from './useSetText';

/** All about one Deployment: the one the address names, also when it is not on the board any more. */
export function DeploymentDrawer(props: {
  address: DrawerAddress;
  deployments: readonly Deployment[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const engineName = useEngineName();
  const toSetText = useSetText();
  const { address, deployments } = props;
  const { deployment: id, tab, setTab, close } = address;
  if (!id) return null;

  const deployment = deployments.find(one => one.id === id);
  const tabs: DrawerTab[] = [
    {
      id: drawerTabIds.history,
      label: t('history.tab'),
      content: <HistoryTab key={id} id={id} />,
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
      subtitle={deployment ? toSubtitle(deployment) : t('drawer.gone')}
      tabs={tabs}
      selected={tabs.find(one => one.id === tab)?.id ?? tabs[0].id}
      onSelect={setTab}
      onClose={close}
    />
  );
}
