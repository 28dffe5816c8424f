import {
  DeploymentEvents,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { DrawerSubject } from '../../hooks/DrawerSubject';
import { useDeploymentEvents } from '../../hooks/useDeploymentEvents';
import { DrawerAddress } from '../../hooks/useDrawerAddress';
import { drawerTabIds } from '../drawerTabIds';
import { ProblemList } from '../ProblemList';
import { ReadResult } from '../ReadResult';
import { ResourceScope } from '../ResourceScope';
import { toResourceRef } from '../resources/toResourceRef';
import { useBoardStyles } from '../useBoardStyles';
import { EventsContent } from './EventsContent';

/** What Kubernetes and the engine said of a Deployment and its resources lately, or of one of them. */
export function EventsTab(props: {
  subject: DrawerSubject;
  address: DrawerAddress;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { subject, address } = props;
  const { resource, look } = address;
  const ref = toResourceRef(resource);
  const read = useDeploymentEvents(subject, ref);
  // The engine's own object is none of the resources.
  const own = subject.deployment?.kind;

  function toNothing({ problems }: DeploymentEvents): string {
    if (problems.length > 0) return t('events.nothingBut');
    return ref ? t('events.nothingOf') : t('events.nothing');
  }

  return (
    <div className={classes.stack}>
      {ref && (
        <ResourceScope resource={ref} onAll={() => look({ resource: '' })} />
      )}
      <ReadResult read={read} what={t('events.what')}>
        {value => (
          <>
            <ProblemList problems={value.problems} />
            {value.items.length === 0 ? (
              <p>{toNothing(value)}</p>
            ) : (
              <EventsContent
                events={value.items}
                isResource={({ kind }: ResourceRef) => kind !== own}
                onResource={about =>
                  look({
                    tab: drawerTabIds.resources,
                    resource: toResourceId(about),
                  })
                }
              />
            )}
          </>
        )}
      </ReadResult>
    </div>
  );
}
