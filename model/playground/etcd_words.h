#pragma once

#include "model/playground/etcd_requests.h"

/// etcd 3.4's refusals (etcd: etcdserver/api/v3rpc/rpctypes/error.go).
namespace portolan::playground::words {

inline const EtcdRefusal emptyKey{3, "etcdserver: key is not provided"};
inline const EtcdRefusal keyNotFound{3, "etcdserver: key not found"};
inline const EtcdRefusal valueProvided{3, "etcdserver: value is provided"};
inline const EtcdRefusal leaseProvided{3, "etcdserver: lease is provided"};
inline const EtcdRefusal tooManyOperations{3, "etcdserver: too many operations in txn request"};
inline const EtcdRefusal duplicateKey{3, "etcdserver: duplicate key given in txn request"};
inline const EtcdRefusal tooLarge{3, "etcdserver: request is too large"};
inline const EtcdRefusal sortOption{3, "etcdserver: invalid sort option"};
inline const EtcdRefusal leaseNotFound{5, "etcdserver: requested lease not found"};
inline const EtcdRefusal noSpace{8, "etcdserver: mvcc: database space exceeded"};
inline const EtcdRefusal leaseExists{9, "etcdserver: lease already exists"};
inline const EtcdRefusal noAuthentication{9, "etcdserver: authentication is not enabled"};
inline const EtcdRefusal noRoot{9, "etcdserver: root user does not exist"};
inline const EtcdRefusal compacted{11, "etcdserver: mvcc: required revision has been compacted"};
inline const EtcdRefusal future{11, "etcdserver: mvcc: required revision is a future revision"};
inline const EtcdRefusal leaseTooLong{11, "etcdserver: too large lease TTL"};

} // namespace portolan::playground::words
