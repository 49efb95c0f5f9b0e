package org.runspec.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.runspec.job.Heartbeat;
import org.runspec.job.NodeName;
import org.runspec.job.SharedFolder;
import org.runspec.node.attempt.AttemptSetting;
import org.runspec.node.attempt.CodeCopy;
import org.runspec.node.attempt.Machine;
import org.runspec.node.slots.Slots;
import org.runspec.pace.Pacer;
import org.runspec.run.program.ProgramRunner;
import org.runspec.storage.Storage;
import org.runspec.store.RunStore;

/**
 * All that a life of a node is made from.
 *
 * @param work where the job's run directories are made, absolute
 * @param host the machine's name
 * @param door where it answers clients, if it does
 */
public record ControllerSetting(
    Job job,
    NodeName self,
    Path work,
    Machine machine,
    RunStore store,
    Storage storage,
    Slots slots,
    CodeCopy code,
    AttemptSetting.Copies copies,
    Values values,
    ProgramRunner runner,
    Optional<Path> data,
    Optional<Path> models,
    List<SharedFolder> shared,
    Optional<Heartbeat.Door> door,
    String host,
    Pacer pacer,
    Clock clock,
    RandomGenerator random,
    Log log) {}
