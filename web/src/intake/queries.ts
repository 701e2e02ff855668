import { queryOptions } from '@tanstack/react-query';
import type { IntakeSummary } from '../../../src/intake/contract.ts';
import { api } from '../ui/api.ts';

const runningMs = 1_000;
const restingMs = 15_000;

function isUnderWay(intake: IntakeSummary): boolean {
  return intake.state === 'waiting' || intake.state === 'running';
}

/** Read again each second while something is under way, so that the counts move. */
export const intakesQuery = () =>
  queryOptions({
    queryKey: ['intakes'],
    queryFn: api.intakes,
    refetchInterval: ({ state }) => (state.data?.intakes.some(isUnderWay) ? runningMs : restingMs),
  });

export const intakeQuery = (id: string) =>
  queryOptions({
    queryKey: ['intakes', id],
    queryFn: () => api.intake(id),
    refetchInterval: ({ state }) => (state.data !== undefined && isUnderWay(state.data) ? runningMs : false),
  });
