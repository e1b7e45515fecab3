from .database import TinyDB as TinyDB
from .storages import JSONStorage as JSONStorage
from .storages import Storage as Storage
