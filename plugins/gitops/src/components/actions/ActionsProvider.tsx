import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { isFinished } from '../../hooks/isFinished';
import { useActionChecks } from '../../hooks/useActionChecks';
import { useOwnActions } from '../../hooks/useOwnActions';
import { ActionDialog } from './ActionDialog';
import { ActionRequest } from './ActionRequest';
import { ActionsContext, ActionsOfBoard } from './ActionsContext';
import { runBulk } from './runBulk';

/** Lets everything within act on the Deployments of a board: what can be done, the question before, the selection. */
export function ActionsProvider(props: {
  deployments: readonly Deployment[];
  children: ReactNode;
}) {
  const { deployments, children } = props;
  const { own, attempts } = useOwnActions();
  const [request, setRequest] = useState<ActionRequest>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [bulk, setBulk] = useState<ActionsOfBoard['bulk']>();
  const ids = deployments.map(({ id }) => id).sort();
  const { checks, recheck } = useActionChecks(
    ids,
    JSON.stringify(
      deployments.map(({ id, sync, operation, automation, asOf }) => [
        id,
        sync,
        operation?.phase,
        automation,
        asOf !== undefined,
      ]),
    ),
  );

  const ended = [...attempts.values()].filter(
    one => one.type === 'taken' && isFinished(one.record),
  ).length;
  const known = useRef({ ended, attempts: attempts.size });
  useEffect(() => {
    const before = known.current;
    known.current = { ended, attempts: attempts.size };
    // What was done changes what can be done next.
    if (before.ended !== ended || before.attempts !== attempts.size) recheck();
  }, [ended, attempts.size, recheck]);

  const value = useMemo<ActionsOfBoard>(
    () => ({
      checks,
      request: setRequest,
      selected,
      select: (id, add) =>
        setSelected(before => {
          const after = new Set(before);
          if (add) after.add(id);
          else after.delete(id);
          return after;
        }),
      clear: () => {
        setSelected(new Set());
        setBulk(undefined);
      },
      bulk,
    }),
    [checks, selected, bulk],
  );

  return (
    <ActionsContext.Provider value={value}>
      {children}
      {request && (
        <ActionDialog
          request={request}
          onClose={() => setRequest(undefined)}
          onTaken={() => setRequest(undefined)}
          onBulk={action => {
            setRequest(undefined);
            setBulk({ action, deployments: request.deployments });
            runBulk(own, action, request.deployments);
          }}
        />
      )}
    </ActionsContext.Provider>
  );
}
