import { type Route, route } from '../platform/door.ts';
import { Judge, Judged, JudgementParams, Retract } from './contract.ts';
import { judge } from './judge.ts';
import { retractJudgement } from './retract-judgement.ts';

export const routes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/judgements',
    permission: 'links.judge',
    summary: 'links.door.judge',
    body: Judge,
    output: Judged,
    status: 201,
    run: (ctx, { body }) => judge(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/judgements/{id}/retract',
    permission: 'links.judge',
    summary: 'links.door.retract',
    params: JudgementParams,
    body: Retract,
    output: Judged,
    run: (ctx, { params, body }) => retractJudgement(ctx, { id: params.id, reason: body.reason }),
  }),
];
