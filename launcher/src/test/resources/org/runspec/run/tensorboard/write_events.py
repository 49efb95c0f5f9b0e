"""Writes scalars with TensorBoard's own writer, in each of the ways that frameworks do."""

import struct
import sys

from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2, tensor_shape_pb2, types_pb2
from tensorboard.summary.writer.event_file_writer import EventFileWriter

SCALAR = summary_pb2.SummaryMetadata(
    plugin_data=summary_pb2.SummaryMetadata.PluginData(plugin_name="scalars")
)
TEXT = summary_pb2.SummaryMetadata(
    plugin_data=summary_pb2.SummaryMetadata.PluginData(plugin_name="text")
)


def tensor(dtype, **content):
    return tensor_pb2.TensorProto(
        dtype=dtype, tensor_shape=tensor_shape_pb2.TensorShapeProto(), **content
    )


def vector(*values):
    shape = tensor_shape_pb2.TensorShapeProto(
        dim=[tensor_shape_pb2.TensorShapeProto.Dim(size=len(values))]
    )
    return tensor_pb2.TensorProto(
        dtype=types_pb2.DT_FLOAT, tensor_shape=shape, float_val=values
    )


values = {
    "simple": {"simple_value": 0.1},
    "float_content": {
        "tensor": tensor(types_pb2.DT_FLOAT, tensor_content=struct.pack("<f", 0.25)),
        "metadata": SCALAR,
    },
    "float_typed": {"tensor": tensor(types_pb2.DT_FLOAT, float_val=[0.5]), "metadata": SCALAR},
    "double_content": {
        "tensor": tensor(types_pb2.DT_DOUBLE, tensor_content=struct.pack("<d", 0.1)),
        "metadata": SCALAR,
    },
    "double_typed": {"tensor": tensor(types_pb2.DT_DOUBLE, double_val=[1e300])},
    "zero": {"tensor": tensor(types_pb2.DT_FLOAT), "metadata": SCALAR},
    "nan": {"simple_value": float("nan")},
    "ignored_text": {
        "tensor": tensor(types_pb2.DT_STRING, string_val=[b"hello"]),
        "metadata": TEXT,
    },
    "ignored_vector": {"tensor": vector(1.0, 2.0), "metadata": SCALAR},
    "ignored_image": {"image": summary_pb2.Summary.Image(height=1, width=1)},
}

writer = EventFileWriter(sys.argv[1], filename_suffix=sys.argv[2] if len(sys.argv) > 2 else "")
for tag, value in values.items():
    summary = summary_pb2.Summary(value=[summary_pb2.Summary.Value(tag=tag, **value)])
    writer.add_event(event_pb2.Event(wall_time=1700000000.5, step=7, summary=summary))
writer.close()
