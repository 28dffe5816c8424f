import { HttpAuthService } from '@backstage/backend-plugin-api';
import { ActionRecord } from '@backstage-gitops/plugin-gitops-common';
import express, { IRouter, Request, Response } from 'express';
import { ActionAttempt, ActionAudit } from '../actions/ActionAudit';
import { actionNames, sourceActionNames } from '../actions/actionNames';
import { AuditOptions, runAudited } from '../actions/runAudited';
import { ActionCaller, DeploymentActions } from '../service/DeploymentActions';
import { toCallerName } from '../service/toCallerName';
import { createLeavingSignal } from './createLeavingSignal';
import { expectJson } from './expectJson';
import { parseActionsQuery } from './parseActionsQuery';
import { parseCheckedIds } from './parseCheckedIds';

const LARGEST_BODY = '64kb';

/** Adds the routes by which people act, and those that say what they may do and did. */
export function addActionRoutes(
  router: IRouter,
  options: {
    httpAuth: HttpAuthService;
    actions: DeploymentActions;
    audit: AuditOptions;
  },
): void {
  const { actions, audit: auditOptions, httpAuth } = options;

  router.get('/v1/deployment-actions', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    const signal = createLeavingSignal(response);
    const ids = parseCheckedIds(request.query);
    const checks = await actions.check(ids, { credentials, signal });
    response.json(checks);
  });

  router.get('/v1/source-actions', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    const signal = createLeavingSignal(response);
    const ids = parseCheckedIds(request.query);
    response.json(await actions.checkSources(ids, { credentials, signal }));
  });

  router.get('/v1/actions', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    const query = parseActionsQuery(request.query);
    response.json(await actions.list(query, { credentials }));
  });

  router.get('/v1/actions/:actionId', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    const { actionId } = request.params;
    response.json(await actions.get(actionId, { credentials }));
  });

  /** The only way to add a route that acts: JSON of a bounded size, limited, audited. */
  const addWrite = (
    path: string,
    attempt: Pick<ActionAttempt, 'action'> & { type: 'deployment' | 'source' },
    run: (
      id: string,
      parameters: unknown,
      caller: ActionCaller,
    ) => Promise<ActionRecord>,
  ) =>
    router.post(
      path,
      expectJson,
      express.json({ limit: LARGEST_BODY, type: () => true }),
      async (request: Request, response: Response) => {
        const credentials = await httpAuth.credentials(request);
        const id = String(request.params.id);
        const parameters: unknown = request.body;
        const { action, type } = attempt;
        const record = await runAudited(
          {
            user: toCallerName(credentials),
            action,
            target: { type, id },
            parameters,
          },
          (audit: ActionAudit) => run(id, parameters, { credentials, audit }),
          { ...auditOptions, request },
        );
        response.status(202).json(record);
      },
    );

  for (const name of actionNames) {
    const part = name === 'resource-action' ? 'resources/actions' : name;
    addWrite(
      `/v1/deployments/:id/${part}`,
      { action: name, type: 'deployment' },
      (id, parameters, caller) => actions.run(id, { name, parameters }, caller),
    );
  }
  for (const name of sourceActionNames) {
    addWrite(
      `/v1/sources/:id/${name}`,
      { action: name, type: 'source' },
      (id, parameters, caller) =>
        actions.runOnSource(id, { name, parameters }, caller),
    );
  }
}
